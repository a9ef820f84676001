"""Small widgets over Textual's own: lists with a marker, bars of keys, and a text field that arrows can leave."""
