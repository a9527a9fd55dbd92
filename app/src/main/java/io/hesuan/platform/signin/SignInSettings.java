package io.hesuan.platform.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * @param idle               a session ends when it was not used for so long
 * @param absolute           and at the latest so long after sign-in
 * @param oneTimePassword    how long a one-time password may be used
 * @param metricsOnLoopback  whether programs on this machine may read metrics without signing in
 */
@ConfigurationProperties("hesuan.sign-in")
record SignInSettings(@DefaultValue("60m") Duration idle, @DefaultValue("12h") Duration absolute,
                      @DefaultValue("72h") Duration oneTimePassword, @DefaultValue("false") boolean metricsOnLoopback) {
}
