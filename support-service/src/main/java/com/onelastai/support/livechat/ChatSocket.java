package com.onelastai.support.livechat;

import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** The WebSocket of a chat. Who may open it is decided at the handshake, as for its messages. */
@PermitAll
@Component
class ChatSocket extends WebSocketHttpRequestHandler {

  private static final String PATH = "/api/support/chats/*/socket";

  ChatSocket(ChatSocketHandler handler, ChatHandshake handshake) {
    super(handler);
    setHandshakeInterceptors(List.of(handshake));
  }

  @Configuration(proxyBeanMethods = false)
  static class Mapping {

    @Bean
    HandlerMapping chatSockets(ChatSocket socket) {
      return new SimpleUrlHandlerMapping(Map.of(PATH, socket), -1);
    }
  }
}
