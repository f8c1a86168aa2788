/**
 * Settings. Every service starts with {@code service-defaults.yml}; set a key in {@code
 * application.yml} only where the service differs. List each property whose default is a secret for
 * local runs under {@code onelastai.local-secrets}: profile production then refuses the default.
 */
@NullMarked
package com.onelastai.starter.config;

import org.jspecify.annotations.NullMarked;
