// Lets mesh.go declare a function without a body.
