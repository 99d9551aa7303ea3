"""The kiosk of a village Party-activity room."""
