package com.onelastai.lab.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Data in YAML beside the classes. */
public final class DataFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private DataFile() {}

  /**
   * @param path such as {@code text/distress.yml}
   * @param type a record with a component for each key
   */
  public static <T> T read(String path, Class<T> type) {
    try (InputStream in = new ClassPathResource(path).getInputStream()) {
      Object data = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return MAPPER.convertValue(data, type);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
