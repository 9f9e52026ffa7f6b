SELECT code, at, new_rows + changed_rows + unchanged_rows + rejected_rows, rejected_rows FROM import
WHERE profile = :profile AND code <> :not ORDER BY id DESC LIMIT 1
