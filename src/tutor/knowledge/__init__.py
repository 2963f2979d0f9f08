"""What a pack knows, and how its files are read and checked. The only importer of yaml."""
