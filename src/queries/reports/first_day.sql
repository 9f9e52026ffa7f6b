SELECT min(enrolled_on) FROM client
