"""The screens line by line: the same counter, sheets and forms, told and asked in words instead of drawn."""
