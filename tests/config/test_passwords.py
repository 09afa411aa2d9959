"""How passwords are hashed."""

from config.passwords import Argon2idPasswordHasher

PASSWORD = "correct horse battery"


def test_password_is_hashed_with_argon2id_at_19_mib():
    hasher = Argon2idPasswordHasher()
    encoded = hasher.encode(PASSWORD, "a-salt-of-some-length")
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_password_is_known_again():
    hasher = Argon2idPasswordHasher()
    encoded = hasher.encode(PASSWORD, hasher.salt())
    assert hasher.verify(PASSWORD, encoded)
    assert not hasher.verify("correct horse batterz", encoded)
