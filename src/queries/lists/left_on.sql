SELECT closed_on, code FROM client WHERE id = :id AND closed_on IS NOT NULL
