"""The rules for a password, worded for who has to choose one: each says what it asks, and what is wrong when it is not met."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)


class LangGenoeg(MinimumLengthValidator):
    """Length keeps guessing out better than odd characters do."""

    def __init__(self, min_length: int = 12) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Gebruik minstens {self.min_length} tekens. Een korte zin is makkelijk te onthouden."


class NietGangbaar(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Dit wachtwoord gebruiken veel mensen. Kies een ander wachtwoord."

    def get_help_text(self) -> str:
        return "Kies geen wachtwoord dat veel mensen gebruiken, zoals ‘welkom123456’."


class NietPersoonlijk(UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("naam", "email"))

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op uw %(verbose_name)s. Kies een ander wachtwoord."

    def get_help_text(self) -> str:
        return "Gebruik niet uw naam of e-mailadres."
