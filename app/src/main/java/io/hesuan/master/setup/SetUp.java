package io.hesuan.master.setup;

import io.hesuan.master.company.Company;
import io.hesuan.platform.security.User;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;

/** Create the first company, and users who hold roles in it. */
record SetUp(@NotNull @Valid Company company, @NotNull @Size(max = 100) List<@NotNull @Valid NewUser> users) {

    /** @param roles codes of the roles that the user gets, in all companies */
    record NewUser(@NotNull @Valid User user, @NotNull @Size(max = 20) List<@NotBlank String> roles) {
    }
}
