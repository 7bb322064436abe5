"""What people type and paste, read the way they mean it, and values written the way they are typed."""
