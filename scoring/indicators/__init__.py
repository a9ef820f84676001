"""Published indicators of trafficking: lists with sources, the policies that read them, and the trainee's identification sheet."""
