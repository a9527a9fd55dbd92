package io.hesuan.platform.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * @param idle               a session ends when it was not used for so long
 * @param absolute           and at the latest so long after sign-in
 * @param oneTimePassword    how long a one-time password may be used
 * @param passwordMemory     memory of one password hash: the dearer it is, the fewer guesses a thief of the hashes has
 * @param metricsOnLoopback  whether programs on this machine may read metrics without signing in
 */
@ConfigurationProperties("hesuan.sign-in")
record SignInSettings(@DefaultValue("60m") Duration idle, @DefaultValue("12h") Duration absolute,
                      @DefaultValue("72h") Duration oneTimePassword, @DefaultValue("19MB") DataSize passwordMemory, @DefaultValue("false") boolean metricsOnLoopback) {
}
