"""Between relate and store: who is who across documents.

    Records → Clues (what each document says of a person) ┐
    a file of judgements (what people decided)            ┴→ Resolution → each Record with the final IRIs

Statement files keep what each document says by itself. A ``Resolution`` is made anew from all of them in every build;
it never changes a statement file, so a judgement can be taken back.
"""
