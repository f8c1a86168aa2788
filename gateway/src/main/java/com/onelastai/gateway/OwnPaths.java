package com.onelastai.gateway;

import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The paths that are the gateway's own and never the frontend's. Decoded paths are compared, as
 * routes do, so that no spelling of a path slips past a rule.
 */
public final class OwnPaths {

  public static final String DOCS = "/api/docs";
  public static final String SDK = "/sdk";

  private static final Pattern UNREAD = Pattern.compile("(?:;[^/]*)?/+|;[^/]*$");

  private OwnPaths() {}

  public static boolean isOwn(String path) {
    return isApi(path)
        || isIdentity(path)
        || isManagement(path)
        || isUnder(path, SDK)
        || isUnder(path, "/eureka");
  }

  /** Whether a path is the gateway's own to a reader who ignores parameters or empty parts. */
  public static boolean mayBeOwn(String path) {
    return path.contains("/..") || isOwn(UNREAD.matcher(path).replaceAll("/"));
  }

  public static boolean isApi(String path) {
    return isUnder(path, "/api");
  }

  /** Whether pages report there what happens on them. */
  public static boolean isReport(String path) {
    return isUnder(path, "/api/analytics/track");
  }

  public static boolean isDocs(String path) {
    return isUnder(path, DOCS);
  }

  /** Whether everybody gets the same at this path. */
  public static boolean isStatic(String path) {
    return isUnder(path, SDK) || isDocs(path);
  }

  public static boolean isIdentity(String path) {
    return isUnder(path, "/identity");
  }

  public static boolean isManagement(String path) {
    return isUnder(path, "/actuator");
  }

  public static String of(ServerHttpRequest request) {
    return request.getURI().getPath();
  }

  private static boolean isUnder(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }
}
