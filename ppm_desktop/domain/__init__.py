"""What a licensing project is: frozen values from the standard library, and the checks that judge them."""
