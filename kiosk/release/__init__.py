"""How content is published: releases built, signed, stored, offered and carried on sticks."""
