/**
 * Export of what is kept of a user. A feature with data of users adds a {@link
 * com.onelastai.starter.export.UserDataSource} bean; the service has a handler that returns {@link
 * com.onelastai.starter.export.UserDataExport#of}.
 */
@NullMarked
package com.onelastai.starter.export;

import org.jspecify.annotations.NullMarked;
