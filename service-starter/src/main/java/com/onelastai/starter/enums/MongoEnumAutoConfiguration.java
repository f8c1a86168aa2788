package com.onelastai.starter.enums;

import com.mongodb.MongoClientSettings;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Stores each {@link SnakeCaseEnum} in lower_snake, in documents, criteria and updates. */
@AutoConfiguration(before = {MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
// The gateway has no MongoDB.
@ConditionalOnClass(DataMongoAutoConfiguration.class)
public class MongoEnumAutoConfiguration {

  @Bean
  MongoCustomConversions enumConversions() {
    return new MongoCustomConversions(List.of(new Reader(), new Writer()));
  }

  /** For documents and updates that pass by Spring Data; the driver would store the name. */
  @Bean
  MongoClientSettingsBuilderCustomizer enumCodec() {
    return settings ->
        settings.codecRegistry(
            CodecRegistries.fromRegistries(
                CodecRegistries.fromProviders(new Codecs()),
                MongoClientSettings.getDefaultCodecRegistry()));
  }

  @ReadingConverter
  private static final class Reader implements ConverterFactory<String, SnakeCaseEnum> {

    @Override
    public <E extends SnakeCaseEnum> Converter<String, E> getConverter(Class<E> type) {
      return value -> read(type, value);
    }
  }

  @WritingConverter
  private static final class Writer implements Converter<SnakeCaseEnum, String> {

    @Override
    public String convert(SnakeCaseEnum constant) {
      return constant.value();
    }
  }

  private static final class Codecs implements CodecProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
      return SnakeCaseEnum.class.isAssignableFrom(type)
          ? (Codec<T>) new EnumCodec<>(type.asSubclass(SnakeCaseEnum.class))
          : null;
    }
  }

  private record EnumCodec<E extends SnakeCaseEnum>(Class<E> type) implements Codec<E> {

    @Override
    public void encode(BsonWriter writer, E constant, EncoderContext context) {
      writer.writeString(constant.value());
    }

    @Override
    public E decode(BsonReader reader, DecoderContext context) {
      return read(type, reader.readString());
    }

    @Override
    public Class<E> getEncoderClass() {
      return type;
    }
  }

  private static <E extends SnakeCaseEnum> E read(Class<E> type, String value) {
    return SnakeCaseEnum.find(type, value)
        .or(() -> SnakeCaseEnum.find(type, "unknown"))
        .orElseThrow(() ->
            new IllegalStateException(
                "The store has \"" + value + "\", which is not a " + type.getSimpleName()));
  }
}
