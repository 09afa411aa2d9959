from config.passwords import Argon2idPasswordHasher


def test_password_is_hashed_with_argon2id_at_19_mib():
    encoded = Argon2idPasswordHasher().encode(
        "correct horse battery", "a-salt-of-some-length"
    )
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_password_is_known_again():
    hasher = Argon2idPasswordHasher()
    encoded = hasher.encode("correct horse battery", hasher.salt())
    assert hasher.verify("correct horse battery", encoded)
    assert not hasher.verify("correct horse batterz", encoded)
