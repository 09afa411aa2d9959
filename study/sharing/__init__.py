"""Lists that others may see: by a link, or everybody; and what others suggest."""
