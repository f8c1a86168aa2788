package com.onelastai.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ClientArgumentTest {

  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(new Echo())
          .setCustomArgumentResolvers(new ClientArgument())
          .build();

  @RestController
  static class Echo {

    @GetMapping("/client")
    String client(Client client) {
      return client.address() + " " + client.userAgent();
    }
  }

  @Test
  void clientIsReadFromTheHeadersOfTheGateway() throws Exception {
    mvc.perform(
            get("/client").header("X-Forwarded-For", "203.0.113.7").header("User-Agent", "Firefox"))
        .andExpect(content().string("203.0.113.7 Firefox"));
  }

  @Test
  void missingHeadersAreNull() throws Exception {
    mvc.perform(get("/client")).andExpect(content().string("null null"));
  }

  @Test
  void longUserAgentIsTruncated() {
    assertThat(new Client(null, "x".repeat(600)).userAgent()).hasSize(Client.MAX_USER_AGENT);
  }
}
