# Completion of rbplan for bash. The candidates come from `rbplan __complete`; here they only meet the shell.
# Try it: source <(rbplan completion bash)

_rbplan() {
  # bash takes --month=3 for three words; rbplan gets it as one.
  local words=() word after_equals='' i
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $word == = && ${#words[@]} -gt 0 ]]; then
      words[-1]+==
      after_equals=1
    elif [[ $after_equals ]]; then
      words[-1]+=$word
      after_equals=''
    else
      words+=("$word")
    fi
  done
  local current=${COMP_WORDS[COMP_CWORD]}
  [[ $current == = ]] && current=''
  # What is typed may be quoted: rbplan understands it, and compgen takes names as they are.
  local quote=''
  [[ $current == [\"\']* ]] && quote=${current:0:1}
  local name=${current#"$quote"}
  [[ $quote ]] || name=${name//\\/}

  COMPREPLY=()
  local value text quoted
  while IFS=$'\t' read -r value text; do
    case $value in
    :files)
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$name")
      ;;
    :folders)
      compopt -o filenames
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$name")
      ;;
    *)
      # Behind an open quote most signs stand as they are; a comma is no sign of the shell.
      case $quote in
      \') quoted=${value//\'/\'\\\'\'} ;;
      \") quoted=$(printf '%s' "$value" | sed 's/[\\"$`]/\\&/g') ;;
      *) printf -v quoted %q "$value" ;;
      esac
      COMPREPLY+=("${quoted//\\,/,}")
      ;;
    esac
  done < <("${1/#~\//$HOME/}" __complete "${words[@]}" 2>/dev/null)
}

complete -o nosort -F _rbplan rbplan
