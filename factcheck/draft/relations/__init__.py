"""Relations proposed from figures alone, and scored by a trained model.

`quantity` makes comparable numbers of an article's figures, `types` proposes relations between them without a word of
any language, `features` and `text_score` say how probable it is that the text states one (blind to whether it holds),
`rivals` and `trees` whether one that does not hold is the writer's error, and `find` decides.
"""
