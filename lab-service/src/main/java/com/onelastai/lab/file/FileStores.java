package com.onelastai.lab.file;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Chooses the store by the settings. */
@Configuration
class FileStores {

  @Bean
  FileStore fileStore(FileProperties properties, MongoDatabaseFactory mongo) {
    return properties.s3().url().isBlank() ? new GridFsStore(mongo) : new S3Store(properties.s3());
  }
}
