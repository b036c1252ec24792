"""Files that hold pages or files of other formats -> pages: web archives and zip files."""
