"""The only Kivy code: what people see and touch."""
