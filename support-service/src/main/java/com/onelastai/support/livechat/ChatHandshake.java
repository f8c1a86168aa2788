package com.onelastai.support.livechat;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.Owner;
import com.onelastai.starter.visit.VisitHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds out which end of the chat the caller is, before the socket is opened. */
@Component
class ChatHandshake implements HandshakeInterceptor {

  static final String PARTICIPANT = "participant";
  static final String SEEN = "seen";

  private static final int PLACE_OF_ID = 3;

  private final Chats chats;

  ChatHandshake(Chats chats) {
    this.chats = chats;
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    UriComponents address = UriComponentsBuilder.fromUri(request.getURI()).build();
    try {
      attributes.put(SEEN, seen(address.getQueryParams().getFirst("after")));
      attributes.put(
          PARTICIPANT,
          chats.participant(
              address.getPathSegments().get(PLACE_OF_ID), owner(request), Caller.current()));
      return true;
    } catch (NumberFormatException notANumber) {
      response.setStatusCode(HttpStatus.BAD_REQUEST);
    } catch (ApiException refused) {
      response.setStatusCode(refused.status());
    }
    return false;
  }

  private static int seen(@Nullable String after) {
    return after == null ? 0 : Integer.parseUnsignedInt(after);
  }

  private static @Nullable Owner owner(ServerHttpRequest request) {
    Caller caller = Caller.current();
    List<String> visitor = request.getHeaders().getOrEmpty(VisitHeaders.VISITOR);
    return caller == null && visitor.isEmpty()
        ? null
        : new Owner(
            caller == null ? null : caller.userId(),
            visitor.isEmpty() ? null : visitor.getFirst(),
            null,
            false);
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {
    // Nothing is kept of a handshake.
  }
}
