import type {
  ActorGrouping,
  BrokerageRole,
  CentralityMeasure,
  ExportFormat,
  GapReason,
  JudgedInput,
  KeyPlayerPurpose,
  LeverageTarget,
} from './analysis.ts'
import { type Terms, term } from './term.ts'

export const centralityMeasureTerms: Terms<CentralityMeasure> = {
  DEGREE: term(
    ['Jumlah tetangga', 'Degree'],
    [
      'Berapa pihak lain yang terhubung langsung dengannya.',
      'How many other actors it is tied to directly.',
    ],
  ),
  STRENGTH: term(
    ['Kekuatan hubungan', 'Strength'],
    [
      'Jumlah kekuatan hubungannya; yang belum dinilai memakai anggapan menurut jenisnya.',
      'The strengths of its ties added up; what nobody judged is assumed by kind.',
    ],
  ),
  BETWEENNESS: term(
    ['Keperantaraan', 'Betweenness'],
    [
      'Pada berapa pasang pihak lain ia berada di jalur terpendek di antara keduanya (Freeman 1977).',
      'Between how many pairs of others it stands on the shortest ways (Freeman 1977).',
    ],
  ),
  HARMONIC_CLOSENESS: term(
    ['Kedekatan harmonik', 'Harmonic closeness'],
    [
      'Jumlah kebalikan jarak ke semua pihak lain; yang tak terjangkau bernilai nol.',
      'The inverse distances to all others added up; who cannot be reached counts zero.',
    ],
  ),
  PAGERANK: term(
    ['PageRank', 'PageRank'],
    [
      'Seberapa sering pengembara acak singgah padanya; dengan towards: kedekatan kepada pihak itu.',
      'How often a random walker is there; with `towards`, how close it is to those actors.',
    ],
  ),
  CORE_NUMBER: term(
    ['Nomor inti', 'Core number'],
    [
      'Nilai k terbesar sehingga ia berada dalam kelompok yang masing-masing punya k hubungan di dalamnya (Seidman 1983).',
      'The greatest k such that it is among actors with k ties each among themselves (Seidman 1983).',
    ],
  ),
  CONSTRAINT: term(
    ['Keterkungkungan', 'Constraint'],
    [
      'Rendah: bebas menjembatani; tinggi: tetangganya saling terhubung; pihak tanpa hubungan tidak bernilai (Burt 1992).',
      'Low: free to broker; high: its contacts know each other; none for an actor without ties (Burt 1992).',
    ],
  ),
  EFFECTIVE_SIZE: term(
    ['Ukuran efektif', 'Effective size'],
    [
      'Berapa kontaknya yang tidak saling mengulang; pihak tanpa hubungan tidak bernilai (Burt 1992).',
      'How many of its contacts do not repeat each other; none for an actor without ties (Burt 1992).',
    ],
  ),
}

export const actorGroupingTerms: Terms<ActorGrouping> = {
  PROVINCE: term(
    ['Provinsi', 'Province'],
    [
      'Menurut provinsi; yang tempatnya tidak tercatat tidak ikut.',
      'By province; whoever has no place on record is left out.',
    ],
  ),
  KIND: term(['Jenis', 'Kind'], ['Menurut jenis pihak.', 'By kind of actor.']),
  COMMUNITY: term(
    ['Blok', 'Community'],
    ['Menurut blok yang ditemukan Leiden.', 'By the communities that Leiden finds.'],
  ),
}

export const brokerageRoleTerms: Terms<BrokerageRole> = {
  COORDINATOR: term(
    ['Koordinator', 'Coordinator'],
    [
      'Menghubungkan dua pihak dalam golongannya sendiri (AAA).',
      'Connects two of its own group (AAA).',
    ],
  ),
  CONSULTANT: term(
    ['Konsultan', 'Consultant'],
    [
      'Dari luar menghubungkan dua pihak dari satu golongan lain (ABA).',
      'From outside connects two of one other group (ABA).',
    ],
  ),
  REPRESENTATIVE: term(
    ['Wakil', 'Representative'],
    [
      'Membawa dari golongannya sendiri ke luar (AAB).',
      'Carries from its own group to another (AAB).',
    ],
  ),
  GATEKEEPER: term(
    ['Penjaga gerbang', 'Gatekeeper'],
    [
      'Membawa dari luar ke golongannya sendiri (ABB).',
      'Carries from another group into its own (ABB).',
    ],
  ),
  LIAISON: term(
    ['Penghubung', 'Liaison'],
    [
      'Menghubungkan dua golongan yang bukan golongannya (ABC).',
      'Connects two groups, neither of them its own (ABC).',
    ],
  ),
}

export const keyPlayerPurposeTerms: Terms<KeyPlayerPurpose> = {
  PROTECT: term(
    ['Melindungi', 'Protect'],
    [
      'Siapa yang bila hilang bersama paling memecah jaringan (KPP-NEG).',
      'Whose loss together breaks the network most (KPP-NEG).',
    ],
  ),
  SPREAD: term(
    ['Menyebarkan', 'Spread'],
    [
      'Siapa yang bersama menjangkau paling banyak (KPP-POS).',
      'Who together reach the most (KPP-POS).',
    ],
  ),
}

export const exportFormatTerms: Terms<ExportFormat> = {
  GEXF: term(['GEXF', 'GEXF'], ['XML untuk Gephi.', 'XML for Gephi.']),
  GRAPHML: term(
    ['GraphML', 'GraphML'],
    ['XML untuk igraph, networkx dan yEd.', 'XML for igraph, networkx and yEd.'],
  ),
  CSV: term(['CSV', 'CSV'], ['Dua tabel, pihak dan hubungan.', 'Two tables, actors and ties.']),
  GEOJSON: term(
    ['GeoJSON', 'GeoJSON'],
    [
      'Titik dan garis pada peta, sejauh tempatnya boleh dilihat.',
      'Points and lines on a map, as far as places may be seen.',
    ],
  ),
  CYTOSCAPE: term(['Cytoscape', 'Cytoscape'], ['JSON untuk Cytoscape.', 'JSON for Cytoscape.']),
}

export const gapReasonTerms: Terms<GapReason> = {
  SAME_TRADE: term(
    ['Pekerjaan sama', 'Same trade'],
    ['Anggotanya mengerjakan hal yang sama.', 'Their members do the same work.'],
  ),
  SAME_ISSUE: term(
    ['Isu sama', 'Same issue'],
    [
      'Keduanya punya sikap atau kursi pada isu yang sama.',
      'Both have a stance or a seat on the same issue.',
    ],
  ),
  SAME_AREA: term(
    ['Wilayah sama', 'Same area'],
    [
      'Keduanya berada di kabupaten, kota atau provinsi yang sama.',
      'Both are in the same regency, city or province.',
    ],
  ),
}

export const leverageTargetTerms: Terms<LeverageTarget> = {
  SUPPORT: term(['Mendukung', 'Support'], ['Ke arah kita.', 'Towards us.']),
  OPPOSE: term(['Menolak', 'Oppose'], ['Menjauh dari kita.', 'Away from us.']),
}

export const judgedInputTerms: Terms<JudgedInput> = {
  STANCE: term(
    ['Sikap', 'Stance'],
    ['Di mana pihak itu berdiri pada isunya.', 'Where an actor stands on the issue.'],
  ),
  OPENNESS: term(
    ['Keterbukaan', 'Openness'],
    ['Seberapa jauh pihak lain dapat menggerakkannya.', 'How far others can move an actor.'],
  ),
  STRENGTH: term(
    ['Kekuatan hubungan', 'Strength of a tie'],
    ['Seberapa kuat suatu hubungan.', 'How strong a tie is.'],
  ),
}
