"""Parts that screens are drawn from, by line. They hold no Textual widget: one `Page` shows them all."""
