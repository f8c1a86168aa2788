package com.onelastai.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

class InstancesTest {

  private static final URI FIRST = URI.create("http://127.0.0.1:1");
  private static final URI SECOND = URI.create("http://127.0.0.1:2");

  private final Map<String, List<URI>> registered = new HashMap<>();
  private final Instances instances = new Instances(new Registry());

  @Test
  void alternatingCallsOfTwoServicesReachAllInstancesOfBoth() {
    register("chat", FIRST, SECOND);
    register("billing", FIRST, SECOND);
    List<URI> chat = new ArrayList<>();
    List<URI> billing = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      chat.add(instances.next("chat", List.of()));
      billing.add(instances.next("billing", List.of()));
    }
    assertThat(chat).containsExactly(FIRST, SECOND, FIRST, SECOND);
    assertThat(billing).containsExactly(FIRST, SECOND, FIRST, SECOND);
  }

  @Test
  void avoidedInstanceGetsNoCallWhileThereIsAnother() {
    register("chat", FIRST, SECOND);
    instances.avoid(FIRST);
    assertThat(Stream.generate(() -> instances.next("chat", List.of())).limit(4))
        .containsOnly(SECOND);
    assertThat(instances.next("chat", List.of(SECOND))).as("better than none").isEqualTo(FIRST);
  }

  @Test
  void noInstanceIsTriedTwice() {
    register("chat", FIRST, SECOND);
    assertThat(instances.next("chat", List.of(FIRST, SECOND))).isNull();
    assertThat(instances.next("nobody", List.of())).isNull();
  }

  private void register(String service, URI... addresses) {
    registered.put(service, List.of(addresses));
  }

  private final class Registry implements DiscoveryClient {

    @Override
    public List<ServiceInstance> getInstances(String service) {
      return registered.getOrDefault(service, List.of()).stream()
          .<ServiceInstance>map(uri ->
              new DefaultServiceInstance(
                  uri.toString(), service, uri.getHost(), uri.getPort(), false))
          .toList();
    }

    @Override
    public List<String> getServices() {
      return List.copyOf(registered.keySet());
    }

    @Override
    public String description() {
      return "test";
    }
  }
}
