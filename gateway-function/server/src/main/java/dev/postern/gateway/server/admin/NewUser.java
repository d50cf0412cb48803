package dev.postern.gateway.server.admin;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Asks for the user of an e-mail address.
///
/// @param email at most 254 characters, as SMTP allows; compared without case
public record NewUser(
        @NotNull(message = "an e-mail address is expected")
        @Size(min = 3, max = 254, message = "3 to 254 characters are expected")
        @Email(message = "an e-mail address is expected")
        String email) {}
