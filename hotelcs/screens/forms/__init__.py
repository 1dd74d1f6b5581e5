"""Forms as state machines without a screen: fields, cursor, messages, drafts."""
