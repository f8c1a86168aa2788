package com.onelastai.local.model;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One request and the answer to it, as a whole or as server-sent events. */
final class Exchange {

  private final Channel channel;
  private final boolean keepAlive;
  private volatile boolean headSent;
  private volatile boolean ended;
  private volatile Runnable onLeaving = () -> {};

  Exchange(Channel channel, boolean keepAlive) {
    this.channel = channel;
    this.keepAlive = keepAlive;
  }

  void send(int status, Map<String, String> headers, byte[] json) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(json));
    head(response, "application/json");
    headers.forEach(response.headers()::set);
    HttpUtil.setContentLength(response, json.length);
    end(response);
  }

  void openEvents() {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head(response, "text/event-stream; charset=utf-8");
    HttpUtil.setTransferEncodingChunked(response, true);
    channel.writeAndFlush(response);
  }

  void event(byte[] data) {
    ByteBuf event =
        Unpooled.wrappedBuffer(
            "data: ".getBytes(StandardCharsets.US_ASCII),
            data,
            "\n\n".getBytes(StandardCharsets.US_ASCII));
    channel.writeAndFlush(new DefaultHttpContent(event));
  }

  void closeEvents() {
    end(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private void head(HttpResponse response, String contentType) {
    headSent = true;
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, contentType)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    HttpUtil.setKeepAlive(response, keepAlive);
  }

  private void end(Object last) {
    ended = true;
    var written = channel.writeAndFlush(last);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** What was begun cannot be ended well. */
  void breakOff() {
    channel.close();
  }

  boolean isHeadSent() {
    return headSent;
  }

  boolean isEnded() {
    return ended;
  }

  boolean hasClientLeft() {
    return !channel.isActive();
  }

  /** At once, if the client has left already. */
  void whenClientLeaves(Runnable action) {
    onLeaving = action;
    if (hasClientLeft()) {
      action.run();
    }
  }

  void clientLeft() {
    onLeaving.run();
  }
}
