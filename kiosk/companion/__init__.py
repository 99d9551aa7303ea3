"""A second screen in the room that follows the first one."""
