package org.clinicoutcomes.domain.report;

/**
 * Something a part shows, so that a renderer must know what to do with every kind.
 */
public sealed interface Block permits Banner, Sentences, Tiles, Table, Chart, Definitions {

}
