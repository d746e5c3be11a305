#include "session/other_words.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

bool says(const OtherWord& one, std::string_view word) {
  const auto said = split(one.said, ',');
  return std::find(said.begin(), said.end(), word) != said.end();
}

}  // namespace

const std::vector<OtherWord>& other_commands() {
  static const std::vector<OtherWord> words = {
      {"selesai,beres,tuntas,catat,mencatat,lapor,melapor,tambah,add,complete,finish", "done"},
      {"rekam,merekam,realisasi,borongan,massal,bulk,batch", "record"},
      {"batal,batalkan,membatalkan,urungkan,tarik,hapus,cancel,revert,delete,remove", "undo"},
      {"tinjau,meninjau,reviu,mereviu,nilai,setujui,approve", "review"},
      {"terima,diterima,accept", "review ID --accept"},
      {"kembalikan,tolak,return,reject", "review ID --return"},
      {"jadwal,bulan,berjalan,sekarang,agenda,month,now,today,todo", "due"},
      {"berikutnya,mendatang,depan,next,upcoming", "due --next 1"},
      {"terlambat,telat,lewat,tunggakan,late", "overdue"},
      {"tahun,setahun,kalender,year,calendar,schedule,grid", "timeline"},
      {"daftar,semua,indikator,indicators,ls,all", "list"},
      {"cari,mencari,temukan,search,find,grep", "list --grep TEXT"},
      {"ekspor,excel,export,xlsx", "list -o FILE.xlsx"},
      {"lihat,melihat,tampilkan,rincian,detail,view", "show"},
      {"rekap,rekapitulasi,ringkasan,capaian,kemajuan,progres,progress,summary", "status"},
      {"laporan,melaporkan,monev,monitoring,evaluasi,word", "report"},
      {"halaman,laman,situs,intranet,web,html,browser,peramban,dashboard,dasbor", "page"},
      {"keputusan,sk,lampiran,cetak,mencetak,print,annex", "decree"},
      {"bukti,eviden,dukung,data,proof,berkas", "evidence"},
      {"riwayat,jejak,catatan,sejarah,history,records,who", "log"},
      {"ingatkan,pengingat,surel,mail,email,digest", "remind"},
      {"ubah,mengubah,sunting,ganti,isi,buka,change,modify,open", "edit"},
      {"baru,salin,menyalin,copy", "new"},
      {"impor,mengimpor,muat,unggah,load,upload", "import"},
      {"mulai,buat,membuat,start,setup,create", "init"},
      {"periksa,memeriksa,cek,validasi,check,lint,verify,test", "validate"},
      {"bantuan,bantu,tolong,petunjuk,panduan,man,manual", "help"},
      {"kunci,keys,plan,rencana", "help plan"},
      {"format", "help formats"},
      {"jelaskan,arti,why", "explain"},
      {"skema", "schema"},
      {"versi,version", "--version"},
  };
  return words;
}

const std::vector<OtherWord>& other_options() {
  static const std::vector<OtherWord> words = {
      {"--bulan,--bln,--triwulan,--tw,--kuartal,--quarter,--semester,--periode", "--month"},
      {"--tahun,--thn", "--year"},
      {"--kantor,--satker,--satuan-kerja,--kabupaten,--kab,--kota", "--office"},
      {"--area", "--program"},
      {"--pemilik,--penanggung-jawab,--pj,--pic", "--owner"},
      {"--indikator,--indicator", "--id"},
      {"--borang,--formulir,--templat", "--template"},
      {"--keadaan,--kondisi,--status", "--state"},
      {"--cari,--kata,--teks,--search,--find,--filter", "--grep"},
      {"--ragu,--keraguan,--doubt", "--doubtful"},
      {"--bukti,--bukti-dukung,--data-dukung,--eviden,--dukung,--proof,--file,--berkas", "--evidence"},
      {"--judul,--name", "--title"},
      {"--tanggal,--tgl,--pada", "--date"},
      {"--tanggal,--tgl,--pada,--hari,--per,--day,--date", "--as-of"},
      {"--nilai,--realisasi,--capaian,--hasil,--result", "--value"},
      {"--biaya,--anggaran,--dana,--cost", "--spent"},
      {"--kendala,--hambatan", "--obstacle"},
      {"--tindak-lanjut,--rtl", "--follow-up"},
      {"--pj-tindak-lanjut,--pic-tindak-lanjut", "--follow-up-owner"},
      {"--batas-tindak-lanjut,--tenggat-tindak-lanjut", "--follow-up-due"},
      {"--catatan,--alasan,--keterangan,--ket,--comment,--message", "--note"},
      {"--oleh,--nama,--menurut,--author,--group", "--by"},
      {"--terima,--diterima,--setuju,--approve", "--accept"},
      {"--kembalikan,--dikembalikan,--tolak,--reject", "--return"},
      {"--ulang,--lagi,--paksa,--force", "--again"},
      {"--setiap-bulan,--per-bulan", "--each-month"},
      {"--salin,--salinan", "--copy"},
      {"--coba,--uji-coba,--simulasi,--test", "--dry-run"},
      {"--berikutnya,--depan", "--next"},
      {"--tenggang", "--grace"},
      {"--sampai,--hingga", "--until"},
      {"--sampai,--hingga", "--to"},
      {"--dari,--mulai", "--from"},
      {"--simpan,--keluaran,--out,--save,--file,--berkas", "--output"},
      {"--rencana,--file,--berkas", "--plan"},
      {"--kolom,--columns", "--fields"},
      {"--bahasa,--language", "--lang"},
      {"--warna,--colour", "--color"},
      {"--lebar", "--width"},
      {"--bantuan,--tolong", "--help"},
      {"--lembar,--tab,--worksheet", "--sheet"},
      {"--kode", "--code"},
      {"--paksa,--timpa,--overwrite", "--force"},
      {"--versi", "--version"},
  };
  return words;
}

std::optional<std::string_view> call_meant(std::string_view word) {
  const std::string typed = ascii_lower(word);
  for (const OtherWord& one : other_commands()) {
    if (says(one, typed)) return one.meant;
  }
  return std::nullopt;
}

std::optional<std::string_view> option_meant(std::string_view word, const Options& options) {
  const std::string typed = ascii_lower(word);
  for (const OtherWord& one : other_options()) {
    if (says(one, typed) && option_named(one.meant, options)) return one.meant;
  }
  return std::nullopt;
}

}  // namespace rbplan
