"""What is shown: the model of a site, and how it is read, checked and measured."""
