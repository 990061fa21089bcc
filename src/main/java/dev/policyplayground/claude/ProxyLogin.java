package dev.policyplayground.claude;

import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// Gives a proxy that asks for it the login that stands in its address, once. Thread-safe.
record ProxyLogin(ClaudeOptions options) implements Authenticator {

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        // Asked a second time, the login was wrong.
        boolean tried = response.request().header("Proxy-Authorization") != null;
        Optional<String> login =
                options.proxies() instanceof Proxies known && !tried
                        ? known.credentials(options.baseUrl())
                        : Optional.empty();
        return login.map(
                        l ->
                                response.request()
                                        .newBuilder()
                                        .header("Proxy-Authorization", basic(l)))
                .map(Request.Builder::build)
                .orElse(null);
    }

    private static String basic(String login) {
        int colon = login.indexOf(':');
        return colon < 0
                ? Credentials.basic(login, "")
                : Credentials.basic(login.substring(0, colon), login.substring(colon + 1));
    }
}
