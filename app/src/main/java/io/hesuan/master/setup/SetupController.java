package io.hesuan.master.setup;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Company;
import io.hesuan.master.setup.SetUp.NewUser;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyDirectory;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.security.GrantedRole;
import io.hesuan.platform.security.UserDirectory;
import io.hesuan.platform.security.Users;
import io.hesuan.platform.signin.PasswordChanges;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells whether the house is set up, and sets it up: company and users are all there afterwards, or none of them. */
@RestController
@RequestMapping("/api/setup")
class SetupController {

    static final Permission SET_UP = new Permission("house.set-up");

    private final CompanyDirectory companies;
    private final RecordSpec<Company, ?> companySpec;
    private final Records records;
    private final UserDirectory users;
    private final PasswordChanges passwords;
    private final WritePath writePath;

    SetupController(CompanyDirectory companies, RecordSpec<Company, ?> companySpec, Records records, UserDirectory users,
                    PasswordChanges passwords, WritePath writePath) {
        this.companies = companies;
        this.companySpec = companySpec;
        this.records = records;
        this.users = users;
        this.passwords = passwords;
        this.writePath = writePath;
    }

    /** @param setup {@code needed} while there is no company, then {@code done} */
    record State(String setup) {
    }

    /** @param oneTimePassword shown this once */
    record CreatedUser(String id, String login, String oneTimePassword) {

        @Override
        public String toString() {
            return "CreatedUser[" + login + "]";
        }
    }

    record Done(Saved company, List<CreatedUser> users) {
    }

    @GetMapping
    State find() {
        return new State(companies.any() ? "done" : "needed");
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs("house.set-up")
    Done setUp(@RequestBody @Valid SetUp setUp, Acting by) {
        var useCase = new UseCase<SetUp, Done>("house.set-up", Done.class, SET_UP, (writing, calls) -> calls.stream().map(call -> decide(writing, call)).toList());
        return Refused.unlessDone(writePath.all(useCase, List.of(Call.of(by, setUp)), Mode.REAL).getFirst());
    }

    /** A refusal of any part is thrown, so that the transaction takes back the parts that were done. */
    private Outcome<Done> decide(Writing writing, Call<SetUp> call) {
        writing.sql().fetch("SELECT pg_advisory_xact_lock(hashtext('set-up'))");
        if (companies.any()) {
            return Outcome.refused(SetupRefusal.SETUP_IS_DONE);
        }
        Acting by = call.by();
        Saved company = Refused.unlessDone(records.saving(companySpec).batch()
                .decide(writing, List.of(Call.of(by, new Save<>(null, null, call.command().company())))).getFirst());
        List<CreatedUser> created = new ArrayList<>();
        for (NewUser wanted : call.command().users()) {
            List<GrantedRole> roles = wanted.roles().stream().map(role -> new GrantedRole(role, null, null, null)).toList();
            UUID id = Refused.unlessDone(users.create(writing, by, wanted.user(), roles));
            String title = wanted.user().login() + " " + wanted.user().name();
            created.add(new CreatedUser(Users.ID.write(id), wanted.user().login(), passwords.giveOneTime(writing, by, id, title)));
        }
        return Outcome.done(new Done(company, created));
    }
}
