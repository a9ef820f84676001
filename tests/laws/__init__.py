"""Laws that hold in every play: each test here states one and tries to break it over random plays."""
