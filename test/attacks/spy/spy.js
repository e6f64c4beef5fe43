// Another extension with access to the page: its world is entered by the attack itself, which asks for every shadow root it can get.
