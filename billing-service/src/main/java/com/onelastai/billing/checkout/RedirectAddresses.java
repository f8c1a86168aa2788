package com.onelastai.billing.checkout;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Checks where Stripe's pages send users back to: the frontend, or a host of the settings. Any
 * other address could be used for phishing.
 */
@Component
public class RedirectAddresses {

  /** Stripe replaces it by the id of the page. */
  public static final String SESSION_ID = "{CHECKOUT_SESSION_ID}";

  private static final int MAX_LENGTH = 2048;

  /** Where Stripe's page sends the buyer. */
  public record Redirects(String successUrl, String cancelUrl) {}

  private final String publicUrl;
  private final Set<String> hosts;
  private final Set<String> schemes;

  RedirectAddresses(
      @Value("${onelastai.public-url}") String publicUrl,
      @Value("${onelastai.checkout.redirect-hosts}") List<String> redirectHosts,
      Environment environment) {
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
    this.hosts =
        Stream.concat(
                Stream.of(authority(URI.create(publicUrl))),
                redirectHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    this.schemes =
        environment.acceptsProfiles(Profiles.of("production"))
            ? Set.of("https")
            : Set.of("https", "http");
  }

  /**
   * @param successUrl of the request; null for the default, as {@code cancelUrl}
   * @param defaults paths of the frontend
   * @throws ApiException 400 that names the invalid fields
   */
  public Redirects resolve(
      @Nullable String successUrl, @Nullable String cancelUrl, Redirects defaults) {
    List<FieldProblem> problems = new ArrayList<>();
    Redirects resolved =
        new Redirects(
            resolve("successUrl", successUrl, defaults.successUrl(), problems),
            resolve("cancelUrl", cancelUrl, defaults.cancelUrl(), problems));
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
    return resolved;
  }

  private String resolve(
      String field, @Nullable String requested, String byDefault, List<FieldProblem> problems) {
    String address = requested == null ? byDefault : requested;
    if (address.length() > MAX_LENGTH) {
      problems.add(
          new FieldProblem(field, "too_long", "must be at most " + MAX_LENGTH + " characters"));
      return address;
    }
    try {
      URI uri = new URI(address.replace(SESSION_ID, "session"));
      if (address.startsWith("/") && uri.getRawAuthority() == null) {
        return publicUrl + address;
      }
      if (!isAllowed(uri)) {
        problems.add(
            new FieldProblem(
                field, "not_allowed", "must be a path, or an address on an allowed host"));
      }
    } catch (URISyntaxException notAnAddress) {
      problems.add(new FieldProblem(field, "malformed", "must be a web address"));
    }
    return address;
  }

  private boolean isAllowed(URI uri) {
    return uri.getScheme() != null
        && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && hosts.contains(authority(uri));
  }

  /** The host, and the port unless it is the standard one of the scheme. */
  private static String authority(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() == -1 || uri.getPort() == standard ? host : host + ":" + uri.getPort();
  }
}
