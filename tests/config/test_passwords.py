"""How passwords are hashed."""

from django.contrib.auth.hashers import make_password

from config import settings as site
from config.passwords import Argon2idPasswordHasher

PASSWORD = "correct horse battery"
AT_19_MIB = "argon2$argon2id$v=19$m=19456,t=2,p=1$"


def test_site_hashes_with_argon2id_alone(settings):
    """Not as these tests do, whose own hasher is quick."""
    settings.PASSWORD_HASHERS = site.PASSWORD_HASHERS
    assert make_password(PASSWORD).startswith(AT_19_MIB)
    assert len(site.PASSWORD_HASHERS) == 1


def test_password_is_hashed_with_argon2id_at_19_mib():
    hasher = Argon2idPasswordHasher()
    encoded = hasher.encode(PASSWORD, "a-salt-of-some-length")
    assert encoded.startswith(AT_19_MIB)


def test_password_is_known_again():
    hasher = Argon2idPasswordHasher()
    encoded = hasher.encode(PASSWORD, hasher.salt())
    assert hasher.verify(PASSWORD, encoded)
    assert not hasher.verify("correct horse batterz", encoded)
