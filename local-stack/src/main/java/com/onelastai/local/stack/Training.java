package com.onelastai.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of the suite after a build that makes what later starts use: Keycloak's database with the
 * realm in it, and the archives of the classes that are loaded to start and to answer requests. It
 * has its own engines and its own data.
 */
final class Training {

  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "LANG", "ONELASTAI_CACHE", "ONELASTAI_MODEL");

  private static final List<String> PAGES =
      List.of(
          "/",
          "/sdk/onelastai.js",
          "/api/agents",
          "/api/billing/plans",
          "/api/user/profile",
          "/api/security/logs",
          "/api/chat/history",
          "/api/analytics/analytics/realtime",
          "/api/docs/tracking-service",
          "/identity/realms/onelastai/.well-known/openid-configuration");

  private static final Map<String, String> POSTS =
      Map.of(
          "/api/analytics/track/event",
          "{\"eventType\":\"feature\",\"eventName\":\"tried\"}",
          "/api/session/login",
          "{\"email\":\"user@example.com\",\"password\":\"Local-user-1\"}",
          "/api/chat",
          "{\"agentId\":\"einstein\",\"message\":\"Hello\"}");

  private final StackSettings settings;
  private final KeycloakTemplate template;
  private final Path home;
  private final Stack stack;
  private final Path lists;

  Training(StackSettings settings, KeycloakTemplate template) throws IOException {
    this.settings = settings;
    this.template = template;
    this.home = Files.createTempDirectory("onelastai-training");
    this.lists = Files.createDirectory(home.resolve("lists"));
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.keySet().retainAll(INHERITED);
    environment.put("ONELASTAI_PORTS", "random");
    environment.put(ClassArchives.LISTS, lists.toString());
    this.stack =
        Stack.open(
            new StackSettings(
                settings.project(),
                home,
                environment,
                Map.of(Suite.KEYCLOAK, template.imported())));
  }

  void run() throws IOException, InterruptedException {
    // Also when it is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(this::clean));
    stack.start(Suite.KEYCLOAK);
    stack.stop(Suite.KEYCLOAK);
    template.save(home.resolve("data"));
    stack.up();
    sendRequests();
    stack.down();
    new ClassArchives(settings).make(lists);
  }

  private void sendRequests() throws IOException, InterruptedException {
    String token = stack.accessToken("admin");
    try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      for (String page : PAGES) {
        client.send(request(page, token).build(), BodyHandlers.discarding());
      }
      for (var post : POSTS.entrySet()) {
        HttpRequest.Builder request = request(post.getKey(), token);
        request.header("Content-Type", "application/json");
        request.POST(BodyPublishers.ofString(post.getValue()));
        client.send(request.build(), BodyHandlers.discarding());
      }
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(stack.gatewayUrl() + path))
        .header("Authorization", "Bearer " + token);
  }

  private void clean() {
    stack.down();
    try {
      FileTree.delete(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
