// Lets readings.go declare functions without a body.
