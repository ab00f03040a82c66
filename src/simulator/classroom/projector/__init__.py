"""The projector: what the class sees, worked by the teacher from the keyboard.

Nothing on it tells what a reply is measured as, until the group has scored itself; nothing on it is
about one person.
"""
