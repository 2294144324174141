"""What FollowTheMoney says of the schemata and properties that we fill, so that every test run can check against it:

    python tests/export/ftm_model.py > tests/export/ftm_model.json

With the package ``followthemoney`` installed (the extra ``ftm``), a test compares the file with the package.
"""

import json

from kg.export import ftm_mapping

#: Properties that are filled without a line in the table.
BESIDE = {"ProjectParticipant": ["participant", "project"]}


def model() -> dict[str, dict[str, object]]:
    """Schema → the schemata above it, what it requires, and our properties with their type and range."""
    from followthemoney import model as theirs

    said = {}
    for name in sorted({*ftm_mapping.schemata(), *BESIDE}):
        schema = theirs.get(name)
        filled = {one.name for one in ftm_mapping.properties(name)} | set(BESIDE.get(name, ()))
        filled |= {"sourceUrl"} & set(schema.properties)
        properties = {key: schema.get(key) for key in sorted(filled)}
        said[name] = {
            "above": sorted(schema.names),
            "required": sorted(schema.required),
            "properties": {
                key: {"type": one.type.name, "range": one.range.name if one.range else None}
                for key, one in properties.items()
            },
        }
    return said


if __name__ == "__main__":
    print(json.dumps(model(), indent=1))
