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
 * Decides where a page of Stripe's may send somebody: to the frontend, or to a host that the
 * settings name. Anything else would lend this platform's name to a trap.
 */
@Component
public class RedirectAddresses {

  /** Which Stripe replaces by the page's id; no address may hold its braces otherwise. */
  public static final String SESSION_ID = "{CHECKOUT_SESSION_ID}";

  private static final int MAX_LENGTH = 2048;

  private final String publicUrl;
  private final Set<String> hosts;
  private final Set<String> schemes;

  RedirectAddresses(
      @Value("${onelastai.public-url}") String publicUrl,
      CheckoutProperties settings,
      Environment environment) {
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
    this.hosts =
        Stream.concat(
                Stream.of(authority(URI.create(publicUrl))),
                settings.redirectHosts().stream().map(host -> host.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    this.schemes =
        environment.acceptsProfiles(Profiles.of("production"))
            ? Set.of("https")
            : Set.of("https", "http");
  }

  /**
   * @param requested what the caller asks for, in parts or not at all
   * @param otherwise paths of the frontend's
   * @throws ApiException 400 that names the fields that are not allowed
   */
  public Redirects resolve(Requested requested, Redirects otherwise) {
    List<FieldProblem> problems = new ArrayList<>();
    Redirects resolved =
        new Redirects(
            resolve("successUrl", requested.successUrl(), otherwise.successUrl(), problems),
            resolve("cancelUrl", requested.cancelUrl(), otherwise.cancelUrl(), problems));
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
    return resolved;
  }

  /** What a caller asks for. */
  public record Requested(@Nullable String successUrl, @Nullable String cancelUrl) {}

  private String resolve(
      String field, @Nullable String requested, String otherwise, List<FieldProblem> problems) {
    String address = requested == null ? otherwise : requested;
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

  /** Host and port, the latter only where it is not the scheme's own. */
  private static String authority(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() == -1 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
  }
}
