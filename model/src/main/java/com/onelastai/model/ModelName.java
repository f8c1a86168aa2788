package com.onelastai.model;

import com.onelastai.model.Requests.Wire;
import com.onelastai.model.ServerErrorException.ServerError;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;

/** The model to ask a server for: the configured one, or else the first that the server lists. */
final class ModelName {

  private final String set;
  private volatile @Nullable String listed;

  /** {@code GET /models}. */
  interface ListRequest {

    String send() throws IOException;
  }

  private record ModelList(@Nullable List<Model> data) {

    record Model(String id) {}
  }

  /**
   * @param set empty if none is configured
   */
  ModelName(String set) {
    this.set = set;
  }

  /** Sends the request only while the name is unknown. */
  String get(ListRequest request) throws IOException {
    if (!set.isEmpty()) {
      return set;
    }
    String known = listed;
    if (known == null) {
      known = first(request.send());
      listed = known;
    }
    return known;
  }

  /** The server may have been restarted with another model. */
  void reset() {
    listed = null;
  }

  private static String first(String list) throws IOException {
    List<ModelList.Model> models;
    try {
      models = Wire.JSON.readValue(list, ModelList.class).data();
    } catch (JacksonException unreadable) {
      throw new IOException("lists its models in no known form", unreadable);
    }
    if (models == null || models.isEmpty()) {
      throw new ServerErrorException(
          HttpStatus.NOT_FOUND.value(), new ServerError("It lists no model", "", ""), null);
    }
    return models.getFirst().id();
  }
}
